class ServerAway(Exception):
    """Nobody answers at the other end. It says nothing about any one message.

    `was_sending`: whether it went away in the middle of a message
    """

    def __init__(self, reason, *, was_sending=False):
        super().__init__(reason)
        self.was_sending = was_sending


class Undeliverable(Exception):
    """The server refused this message. `final` is True when another try would be refused too."""

    def __init__(self, reason, *, final):
        super().__init__(reason)
        self.final = final
