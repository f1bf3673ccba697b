headline = Is someone controlling your work?
sign-one = help
sign-two = .org
call-line = <strong>Call { $call }</strong>
text-line = or text { $text-number }
qr-alt = Code that opens { $url }
