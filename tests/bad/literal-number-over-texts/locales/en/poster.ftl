headline = Is someone controlling your work?
sign-one = Note: 888-4
sign-two = 28-75 today
call-line = <strong>Call { $call }</strong>
text-line = or text { $text-number }
qr-alt = Code that opens { $url }
