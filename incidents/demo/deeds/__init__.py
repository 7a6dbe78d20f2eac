"""What people do in the story: a word for each verb of the product, and what it takes.

Each is a function of a Case, `by` (a User), `at` (aware), and what else stands in the story.
"""

from incidents.demo.deeds import contact, course, letters, mending, understanding

DEEDS = {
    **contact.DEEDS,
    **understanding.DEEDS,
    **letters.DEEDS,
    **mending.DEEDS,
    **course.DEEDS,
}
