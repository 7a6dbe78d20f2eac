class Sent:
    """A form that was sent and came back, until its place on the page is found.

    What it was about may be settled meanwhile; then it is `astray`, and shown by itself.
    """

    def __init__(self, form):
        self.astray = form

    def or_new(self, kind, new, number=None):
        """The form that was sent, if it is of this kind, or else a new one.

        number: tells several of a kind apart
        """
        form = self.astray
        if not isinstance(form, kind) or number not in (None, form.number):
            return new()
        self.astray = None
        return form
