headline = Is someone controlling your work?
sign-one = Write to t.me/helpnow, помощь.рф or ajuda.com.br.
sign-two = Write to help.app, x[at]y.org, @helpline or 93.184.216.34.
call-line = <strong>Call { $call }</strong>
text-line = or text { $text-number }
qr-alt = Code that opens exa<em>mple</em>.o­rg
