headline = Is someone controlling your work?
sign-one = Text HELP to 988, or call 912.
sign-two = Dial *123# from room 12, day and night, 24/7.
call-line = <strong>Call { $call }</strong> or 1550
text-line = or text { $text-number }
qr-alt = Code that opens { $url }, tel:988
