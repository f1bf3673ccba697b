headline = Is someone controlling your work?
sign-one = Call 888-42
sign-two = 87-581 today
call-line = <strong>Call { $call }</strong>
text-line = or text { $text-number }
qr-alt = Code that opens { $url }
