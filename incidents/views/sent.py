class Sent:
    """A form that was sent and came back, until its place on the page is found.

    What it was about may be settled meanwhile; then it is `astray`, and shown by itself.
    """

    def __init__(self, form):
        self.astray = form

    def or_new(self, kind, new, number=None, *, is_open=False):
        """The form that was sent, if it is of this kind, or else a new one.

        number: tells several of a kind apart; is_open: whether it is unfolded from the start
        """
        form = self.astray
        if not isinstance(form, kind) or number not in (None, form.number):
            return new()
        self.astray = None
        return form


class Unfolded(Sent):
    """The same, for a page whose forms are folded away: a new one is made only if it is shown.

    That is where it is open from the start, or where it is asked for, by its verb and number, as
    “note” or “snooze-31”; `asked_for` is then that form, once its place on the page is found.
    """

    def __init__(self, form, asked):
        super().__init__(form)
        self._asked = asked
        self.asked_for = None

    def or_new(self, kind, new, number=None, *, is_open=False):
        """The form that was sent, if it is of this kind; or a new one if it is shown, or None."""
        is_asked = self._asked == (kind.verb if number is None else f"{kind.verb}-{number}")
        form = super().or_new(kind, new if is_open or is_asked else _none, number)
        if is_asked:
            self.asked_for = form
        return form

    def or_none(self, kind):
        """The form that was sent, if it is of this kind, which nobody can ask for."""
        return super().or_new(kind, _none)


def _none():
    return None
