"""Groups: what a counsellor makes, what takers send, and what their results have in common. Cookies are set here alone.

From Send to the stored row, data goes forward through these functions:

    routes.GROUPS                    POST /g/<join>/send/<code>
    views.send.send                  the view: counted by `limits`, then one step after another
    views.join.group_of              the join code, canonical, to its group: `Store.joined`
    views.send._sheet                the code to its sheet: `Site.open`, of the group's version alone
    sending.SendForm.validate        the token, the receipt, the slip, and the nickname
    views.send._to_keep              the sheet and its `Result` to what the group keeps of them: a `Sent`
    views.send._keep or ._replace    `Store.send`, or `Store.resend` in the place of what was sent before
    receipts.remember                the receipt in this browser's session; and a 303 to its page
"""
