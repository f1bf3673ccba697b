headline = Is someone controlling your work?
sign-one = One in five. Dial nine one one.
sign-two = One, two or three of us. Call one, eight, eight, eight, three.
call-line = <strong>Call { $call }</strong> or 9 one 1
text-line = or text { $text-number }
qr-alt = Code that opens { $url }
