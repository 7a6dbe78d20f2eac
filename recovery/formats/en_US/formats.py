"""English (US): the month first, twelve hours, and weeks that begin on Sunday."""

FIRST_DAY_OF_WEEK = 0
DATE_FORMAT = "F j, Y"
SHORT_DATE_FORMAT = "M j, Y"
TIME_FORMAT = "g:i A"
DATETIME_FORMAT = "F j, Y, g:i A"

WRITTEN = {
    "j M": "M j",
    "j F": "F j",
    "j M Y": "M j, Y",
    "j F Y": "F j, Y",
    "D j M": "D, M j",
    "l j F": "l, F j",
    "l j F Y": "l, F j, Y",
    "H:i": "g:i A",
    "H:i:s": "g:i:s A",
    "D H:i": "D g:i A",
    "j M H:i": "M j, g:i A",
    "j M Y H:i": "M j, Y, g:i A",
    "j F Y H:i": "F j, Y, g:i A",
    "j F Y, H:i": "F j, Y, g:i A",
    "D j M H:i": "D, M j, g:i A",
    "D j M, H:i": "D, M j, g:i A",
    "l j F, H:i": "l, F j, g:i A",
    "l j F Y, H:i": "l, F j, Y, g:i A",
}
