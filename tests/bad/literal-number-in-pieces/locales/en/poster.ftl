headline = Dial { "9" }1{ "1" } now.
-area = 88-84
sign-one = Call { -area }2-8{ "7" }58{ "1" }.
sign-two = Are you afraid to leave?
call-line = <strong>Call { $call }</strong>
text-line = or text { $text-number }
qr-alt = Code that opens { $url }
