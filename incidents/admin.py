"""The set-up desk: people, teams and customers. Incidents are worked on in the product itself."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group

from incidents.forms.fields import chat_address
from incidents.models import ChatChannel, Contact, Customer, Membership, Team, User

# What people may do follows from their role in a team, not from Django's groups.
admin.site.unregister(Group)


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 1


class PersonCreationForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("email", "name")


class PersonForm(UserChangeForm):
    def clean_chat_address(self):
        """Refuse what leads to no chat."""
        return chat_address(self.cleaned_data["chat_address"])


@admin.register(User)
class PersonAdmin(UserAdmin):
    """People: who they are, where they work, whether they may sign in."""

    form = PersonForm
    add_form = PersonCreationForm
    list_display = ("name", "email", "is_active", "away_until")
    list_filter = ("is_active", "teams")
    search_fields = ("name", "email")
    ordering = ("name",)
    inlines = (MembershipInline,)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        ("Reached", {"fields": ("time_zone", "away_until", "chat_address")}),
        ("May", {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = (
        (None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),
    )


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin):
    """Teams and who is in them."""

    search_fields = ("name",)
    inlines = (MembershipInline,)


class ContactInline(admin.TabularInline):
    model = Contact
    extra = 1


@admin.register(Customer)
class CustomerAdmin(admin.ModelAdmin):
    """Customers and the people there."""

    list_display = ("name", "is_internal")
    search_fields = ("name", "contacts__name")
    inlines = (ContactInline,)


class ChatChannelForm(forms.ModelForm):
    class Meta:
        model = ChatChannel
        fields = ("name", "address")

    def clean_address(self):
        """Refuse what leads to no chat."""
        return chat_address(self.cleaned_data["address"])


@admin.register(ChatChannel)
class ChatChannelAdmin(admin.ModelAdmin):
    """Rooms in a chat program that the ladder may tell."""

    form = ChatChannelForm
    list_display = ("name",)
    search_fields = ("name",)
