"""The views of finishing in a group, where a browser remembers what was sent from it."""

from flask import redirect
from werkzeug.wrappers import Response as AnyResponse

from quiz.web.context import BAD_REQUEST, SEE_OTHER, addresses
from quiz.web.groups import receipts
from quiz.web.groups.context import stay_in_group
from quiz.web.groups.forms import GroupForm
from quiz.web.parts.finish import finished


def finish(join: str) -> AnyResponse:
    """Say what this device may still hold, and offer to forget what was sent from it."""
    stay_in_group(join)
    return finished(form=GroupForm() if receipts.any_known() else None)


def forget(join: str) -> AnyResponse:
    """Forget what was sent from here: it stays with its group, and its receipt still opens it."""
    stay_in_group(join)
    form = GroupForm()
    if not form.validate():
        page = finished(form=form)
        page.status_code = BAD_REQUEST
        return page
    receipts.forget()
    return redirect(addresses().finish, SEE_OTHER)
