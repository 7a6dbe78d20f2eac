"""English (Sweden): dates as ISO 8601 has them, a comma in decimals, spaces between thousands."""

FIRST_DAY_OF_WEEK = 1
DATE_FORMAT = SHORT_DATE_FORMAT = "Y-m-d"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "Y-m-d H:i"
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
NUMBER_GROUPING = 3

WRITTEN = {
    "j M Y": "Y-m-d",
    "j F Y": "Y-m-d",
    "l j F Y": "l Y-m-d",
    "j M Y H:i": "Y-m-d H:i",
    "j F Y H:i": "Y-m-d H:i",
    "j F Y, H:i": "Y-m-d H:i",
    "l j F Y, H:i": "l Y-m-d H:i",
}
