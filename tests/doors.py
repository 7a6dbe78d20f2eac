"""What every address answers, by method and person: the table that test_doors.py holds them to."""

OPEN = {"GET": "anybody", "POST": "anybody"}
PAGE = {"GET": "page", "POST": "no"}
FORM = {"GET": "page", "POST": "form"}
THEIRS = {"GET": "theirs", "POST": "no"}
THEIR_FORM = {"GET": "theirs", "POST": "their form"}
VERB = {"GET": "no", "POST": "verb"}
VERB_FORM = {"GET": "no", "POST": "their form"}
DESK_PAGE = {"GET": "desk page", "POST": "no"}
DESK_FORM = {"GET": "desk page", "POST": "desk form"}
DESK_VERB = {"GET": "no", "POST": "desk verb"}
LEAD_FORM = {"GET": "lead page", "POST": "lead form"}
LEAD_VERB = {"GET": "no", "POST": "lead verb"}
ADMIN_PAGE = {"GET": "admin page", "POST": "no"}
ADMIN_VERB = {"GET": "no", "POST": "admin verb"}
FORM_OF_IT = {"GET": "page", "POST": "onward"}
LINK = {"GET": "link", "POST": "no"}
LINK_VERB = {"GET": "to the page", "POST": "no seal"}

TABLE = {
    "home": {"GET": "onward", "POST": "no"},
    "sign_in": OPEN,
    "sign_out": {"GET": "no", "POST": "onward"},
    "you": FORM,
    "set_theme": {"GET": "no", "POST": "onward"},
    "tour": PAGE,
    "tour_go": {"GET": "no", "POST": "onward"},
    "end_tour": {"GET": "no", "POST": "onward"},
    "sample": ADMIN_PAGE,
    "let_sample_in": ADMIN_VERB,
    "take_sample_out": ADMIN_VERB,
    "notices": PAGE,
    "digest": PAGE,
    "bell": PAGE,
    "read_notices": {"GET": "no", "POST": "onward"},
    "queue": PAGE,
    "queue_filters": PAGE,
    "saved_views": FORM,
    "start_with_view": {"GET": "no", "POST": "onward"},
    "rename_view": {"GET": "no", "POST": "own verb"},
    "drop_view": {"GET": "no", "POST": "own verb"},
    "look_again": {"GET": "no", "POST": "onward"},
    "next_case": {"GET": "onward", "POST": "no"},
    "bulk": FORM,
    "batch": {"GET": "own page", "POST": "no"},
    "undo_batch": {"GET": "no", "POST": "own verb"},
    "palette": PAGE,
    "tags_while_typing": PAGE,
    "log": FORM,
    "promises": PAGE,
    "similar_incidents": PAGE,
    "customer_suggestions": PAGE,
    "incident": THEIRS,
    "edit_incident": THEIR_FORM,
    "change_detail": THEIR_FORM,
    "be_here": {"GET": "no", "POST": "theirs"},
    "write_note": VERB_FORM,
    "names_while_typing": THEIRS,
    "watch": VERB,
    "unwatch": VERB,
    "tag": VERB_FORM,
    "untag": VERB,
    "relate": VERB_FORM,
    "unrelate": VERB,
    "merge": THEIR_FORM,
    "unmerge": VERB,
    "undo": VERB,
    "attach": VERB,
    "attachment": THEIRS,
    "detach": VERB,
    "answer": THEIR_FORM,
    "coach": {"GET": "no", "POST": "theirs"},
    "autosave_answer": {"GET": "no", "POST": "theirs"},
    "preview_answer": THEIRS,
    "undo_answer": VERB,
    "step_diagnose": THEIRS,
    "name_cause": VERB_FORM,
    "settle_cause": VERB_FORM,
    "set_kind": VERB,
    "set_involved": VERB,
    "big_picture": {"GET": "theirs", "POST": "verb"},
    "take_suggestion": VERB,
    "step_make_right": THEIRS,
    "step_prevent": THEIRS,
    "step_follow_up": THEIRS,
    "record_touchpoint": VERB_FORM,
    "make_right": VERB_FORM,
    "wait": VERB_FORM,
    "stop_waiting": VERB,
    "acknowledge": VERB,
    "snooze": VERB_FORM,
    "ask_decision": VERB_FORM,
    "decide": VERB_FORM,
    "propose_remedy": VERB_FORM,
    "offer_remedy": VERB,
    "choose_remedy": VERB,
    "deliver_remedy": VERB,
    "decline_remedy": THEIR_FORM,
    "promise_action": VERB_FORM,
    "action_done": VERB,
    "drop_action": VERB_FORM,
    "check_action": VERB_FORM,
    "prevent_action": VERB_FORM,
    "keep_lesson": VERB_FORM,
    "lesson_again": VERB,
    "write_insights": VERB,
    "guide": VERB,
    "take_over": THEIR_FORM,
    "assign": VERB_FORM,
    "close_incident": VERB_FORM,
    "reopen_incident": VERB,
    "dashboard": PAGE,
    "wall": PAGE,
    "backtest": DESK_PAGE,
    "lessons": PAGE,
    "log_exemplary": FORM,
    "playbooks": PAGE,
    "playbook": PAGE,
    "edit_playbook": LEAD_FORM,
    "drop_playbook": LEAD_VERB,
    "figures": PAGE,
    "figures_csv": PAGE,
    "figures_xlsx": PAGE,
    "customers": PAGE,
    "customer": PAGE,
    "edit_customer": FORM_OF_IT,
    "new_contact": FORM,
    "edit_contact": FORM,
    "practice_room": PAGE,
    "practice": FORM,
    "practice_try": {"GET": "own page", "POST": "no"},
    "share_practice": {"GET": "no", "POST": "own verb"},
    "debrief_practice": {"GET": "no", "POST": "reader form"},
    "assign_practice": {"GET": "no", "POST": "suggesting form"},
    "drop_suggestion": {"GET": "no", "POST": "onward"},
    "policy": PAGE,
    "policy_version": PAGE,
    "policy_published": DESK_PAGE,
    "try_policy": PAGE,
    "policy_draft": {"GET": "desk verb", "POST": "desk verb"},
    "edit_policy": DESK_FORM,
    "try_draft": DESK_FORM,
    "publish_policy": DESK_FORM,
    "drop_policy_draft": DESK_VERB,
    "replans": DESK_PAGE,
    "ask_replan": DESK_VERB,
    "apply_replan": DESK_VERB,
    "drop_replan": DESK_VERB,
    "acknowledge_incident": VERB,
    "link_open": VERB,
    "link_close": VERB,
    "customer_page": LINK,
    "customer_choice": LINK_VERB,
    "customer_done": LINK_VERB,
    "customer_version": LINK_VERB,
    "customer_lead": LINK_VERB,
    "customer_survey": LINK_VERB,
    "health": PAGE,
    "ready": {"GET": "open", "POST": "no"},
    "outbox": PAGE,
    "message": THEIRS,
    "message_body": THEIRS,
    "requeue_message": VERB,
}
"""What each address answers. page: 200 for whoever is signed in · theirs: 200 for those who may see
the incident, 404 for others · form: 422 when sent empty · verb: does it and leads on · onward:
leads on · no: 405 · anybody: 200 without signing in · desk: for managers and admins, 403 for
others · lead: for leads of any team, too · admin: for admins alone · open: answers programs,
whoever they are · link: 200 for whoever has the token, signed in or not; there a GET of a verb
leads to the page, and a POST needs the seal of the page, else 403 · own: for whoever practised, 404
for others · reader: for who suggested it · suggesting: for leads, with people to suggest it to."""

DESK = ["priya", "helen"]
LEADS = ["tomas", "rui", *DESK]
ADMINS = ["helen"]
PRACTISING = {"own": ["mara"], "reader": ["tomas"], "suggesting": ["tomas", "rui"]}
MAY = ["mara", "jonas", "tomas", "priya", "helen"]
MAY_NOT = ["bea", "rui"]

ANSWERS = {
    # expectation: (status for those who may, status for those who may not)
    "page": (200, 200),
    "form": (422, 422),
    "theirs": (200, 404),
    "their form": (422, 404),
    "verb": (302, 404),
    "onward": (302, 302),
    "no": (405, 405),
    "desk page": (200, 403),
    "desk form": (422, 403),
    "desk verb": (302, 403),
    "lead page": (200, 403),
    "lead form": (422, 403),
    "lead verb": (302, 403),
    "admin page": (200, 403),
    "admin verb": (302, 403),
    "own page": (200, 404),
    "own verb": (302, 404),
    "reader form": (422, 404),
    "suggesting form": (422, 404),
    "link": (200, 200),
    "to the page": (302, 302),
    "no seal": (403, 403),
}
LINKS = [name for name, methods in TABLE.items() if methods in (LINK, LINK_VERB)]
MAILS_AND_FILES = ("message_body", "preview_answer", "attachment", "figures_csv", "figures_xlsx")
