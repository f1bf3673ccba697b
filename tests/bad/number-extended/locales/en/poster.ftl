headline = Is someone controlling your work?
sign-one = Call { $call }-l or { $emergency }-nine.
sign-two = Call { $call } ext. 5.
call-line = <strong>Call { $call }</strong> – 55
text-line = or text { $text-number } OO
qr-alt = Code that opens { $url }-uk
