headline = Is someone controlling your work?
sign-one = Call [your number here] today.
sign-two = Call ###-#### or %s.
call-line = <strong>Call { $call }</strong> until undefined
text-line = or text { $text-number } DRAFT
qr-alt = Code that opens { $url }
