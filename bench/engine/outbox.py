"""The figures of `bench.outbox`."""

import smtplib
from datetime import UTC, datetime, timedelta
from functools import partial
from math import ceil
from statistics import median

from django.db.models import F

from bench.engine.crew import quiet_rounds, ratio, together
from bench.engine.stage import MESSAGES, STEPS, company, fill, make_due, tidy
from bench.report import free_cores, say
from incidents.actions.deliver import deliver
from incidents.actions.sweep import sweep
from incidents.models import Message

AN_HOUR = timedelta(hours=1)
DELIVERERS = 3
"""As many look after the outbox where `manage.py up` runs: a worker of two processes, and tick."""


def measure(messages, rounds, server) -> dict:
    """Send `messages` mails in so many rounds to a `MailServer`; returns the figures.

    In each round the outbox sends a share with all deliverers and one with a single one, and the
    bare loop the last share once more. One share goes first, from this process, of which the
    deliverers are copies: like those that have run for a while they have read the templates.
    The speeds are medians of the rounds that had two cores free, if there were any.
    """
    say("Staging")
    share = ceil(messages / (2 * rounds))
    _stage(teams=ceil((2 * rounds + 1) * share / MESSAGES))
    _let_go(share)
    _deliver_all()
    _expect(share, server.received())
    speeds, free = {"all": [], "one": [], "bare": []}, {"all": [], "one": []}
    for number in range(rounds):
        say(f"Round {number + 1} of {rounds}")
        for name, crew in (("all", DELIVERERS), ("one", 1)):
            free[name].append(free_cores() or 0)
            speed, mails = _send_share(share, crew, server)
            speeds[name].append(speed)
        speeds["bare"].append(share / together(partial(_send_bare, mails, server)).seconds)
        _expect(share, server.received())
    quiet = quiet_rounds(*free.values())
    speeds = {name: [those[n] for n in quiet] for name, those in speeds.items()}
    return {
        "messages": 2 * share * rounds,
        "bytes_per_mail": round(sum(len(mail.content) for mail in mails) / share),
        "deliverers": DELIVERERS,
        "free_cores": median(min(free["all"][n], free["one"][n]) for n in quiet),
        "per_s": round(median(speeds["all"])),
        "per_s_1": round(median(speeds["one"])),
        "per_s_smtplib": round(median(speeds["bare"])),
        "ratio_to_smtplib": ratio(speeds["all"], speeds["bare"]),
        "ratio_to_smtplib_1": ratio(speeds["one"], speeds["bare"]),
    }


def _send_share(share, crew, server):
    """Let so many deliverers send a share; returns the mails a second, and the mails."""
    _let_go(share)
    seconds = together(_deliver_all, crew).seconds
    mails = server.received()
    _expect(share, mails)
    return share / seconds, mails


def _expect(number, mails):
    if len(mails) != number:
        raise RuntimeError(f"{len(mails)} mails arrived of {number}.")


def _stage(teams):
    """Teams of one owner, with an incident at each step, swept; their messages wait an hour."""
    staged = company(teams=teams, staff=1)
    fill(staged, open=teams * STEPS)
    make_due(staged, teams * STEPS)
    while sweep():
        pass
    Message.objects.update(send_after=F("send_after") + AN_HOUR)
    tidy("incidents_message")


def _let_go(number):
    now = datetime.now(UTC)
    held = Message.objects.filter(state=Message.State.QUEUED, send_after__gt=now).order_by("pk")
    Message.objects.filter(pk__in=held.values("pk")[:number]).update(send_after=now)


def _deliver_all():
    while deliver():
        pass


def _send_bare(mails, server):
    with smtplib.SMTP("127.0.0.1", server.port) as connection:
        for mail in mails:
            connection.sendmail(mail.sender, [mail.recipient], mail.content)
