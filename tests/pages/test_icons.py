"""Icons are drawn once: they have to come out as the package draws them."""

import lucide
import pytest
from django.template import Context, Template, TemplateSyntaxError
from lucide.templatetags.lucide import lucide as drawn_anew

from incidents.templatetags.lucide import Icon


def rendered(tag, **given):
    return Template("{% load lucide %}" + tag).render(Context(given))


def test_an_icon_is_what_the_package_draws():
    tag = '{% lucide "phone" size=16 class="i" aria_hidden="true" %}'
    assert rendered(tag) == drawn_anew("phone", size=16, **{"class": "i", "aria_hidden": "true"})


def test_without_a_size_it_has_the_usual_one():
    assert rendered('{% lucide "phone" %}') == drawn_anew("phone")


def test_an_icon_follows_what_the_template_is_given():
    tag = "{% lucide name size=size class=words %}"
    for name, size, words in (("phone", 14, "i"), ("bell", 14, "i"), ("bell", 20, 'a"<b')):
        expected = drawn_anew(name, size=size, **{"class": words})
        assert rendered(tag, name=name, size=size, words=words) == expected


def test_a_filter_is_applied():
    tag = '{% lucide name|default:"bell" size=14 %}'
    assert rendered(tag, name="") == drawn_anew("bell", size=14)


def test_what_stands_in_the_template_is_drawn_when_it_is_read():
    template = Template('{% load lucide %}{% lucide "phone" size=16 %}')
    assert not template.nodelist.get_nodes_by_type(Icon)


def test_escalations_have_one_sign_wherever_they_are_named(cast, visit):
    sign = rendered('{% lucide "escalations" size=16 %}')
    assert sign in visit(cast.mara).get("/queue/").content.decode()
    ask = {"q": "escalations"}, {"HX-Request": "true"}
    assert sign in visit(cast.mara).get("/palette/", ask[0], headers=ask[1]).content.decode()


@pytest.mark.parametrize("name", ["no-such-icon", ""])
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(lucide.IconDoesNotExist):
        rendered("{% lucide name %}", name=name)


def test_words_without_a_meaning_are_refused():
    with pytest.raises(TemplateSyntaxError, match="big"):
        Template('{% load lucide %}{% lucide "phone" big %}')
