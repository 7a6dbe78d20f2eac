from django.contrib.auth.views import LogoutView
from django.urls import path

from incidents.views import answer, dashboard, incident, log, outbox, queue, you

urlpatterns = [
    path("", you.home, name="home"),
    path("sign-in/", you.SignIn.as_view(), name="sign_in"),
    path("sign-out/", LogoutView.as_view(next_page="sign_in"), name="sign_out"),
    path("you/", you.you, name="you"),
    path("queue/", queue.queue, name="queue"),
    path("log/", log.log, name="log"),
    path("log/promises/", log.promises_panel, name="promises"),
    path("log/customers/", log.customer_suggestions, name="customer_suggestions"),
    path("incidents/<str:reference>/", incident.incident, name="incident"),
    path("incidents/<str:reference>/edit/", incident.edit, name="edit_incident"),
    path("incidents/<str:reference>/answer/", answer.answer, name="answer"),
    path("incidents/<str:reference>/touchpoints/", incident.touchpoint, name="record_touchpoint"),
    path("incidents/<str:reference>/assign/", incident.assign, name="assign"),
    path("incidents/<str:reference>/close/", incident.close, name="close_incident"),
    path("incidents/<str:reference>/reopen/", incident.reopen, name="reopen_incident"),
    path("escalations/", dashboard.dashboard, name="dashboard"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:pk>/", outbox.message, name="message"),
    path("outbox/<int:pk>/body/", outbox.message_body, name="message_body"),
    path("outbox/<int:pk>/requeue/", outbox.requeue_message, name="requeue_message"),
]
