"""The sheets of the editor, in the order of their tabs."""

from incidents.forms.policy.hours import HoursSheet
from incidents.forms.policy.ladder import LadderSheet
from incidents.forms.policy.limits import LimitsSheet
from incidents.forms.policy.spending import SpendingSheet
from incidents.forms.policy.targets import TargetsSheet

SHEETS = {
    sheet.slug: sheet
    for sheet in (TargetsSheet(), HoursSheet(), LadderSheet(), LimitsSheet(), SpendingSheet())
}
