headline = Is someone controlling your work?
-more = 5
sign-one = Dial { $emergency }{ -more } now.
sign-two = Text { $text-number }{ $languages } now.
call-line = <strong>Call { $call }</strong>
text-line = or text { $text-number }
qr-alt = Code that opens { $url }
