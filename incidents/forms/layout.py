from crispy_forms.helper import FormHelper


def plain_helper() -> FormHelper:
    """A crispy helper that renders fields only: the template writes the form and its buttons."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.form_show_errors = True
    helper.html5_required = False
    return helper
