headline = Is someone controlling your work?
sign-one = 988
sign-two = 450
call-line = <strong>Call { $call }</strong>
text-line = or text { $text-number }
qr-alt = Code that opens { $url }
