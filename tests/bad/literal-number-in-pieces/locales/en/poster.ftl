headline = Is someone controlling your work?
-area = 888-42
sign-one = Call { -area }8-7{ "5" }8{ 1 }.
sign-two = Are you afraid to leave?
call-line = <strong>Call { $call }</strong>
text-line = Dial { "9" }1{ "1" } or text { $text-number }
qr-alt = Code that opens { $url }
