event-join = Entre. Todo mundo é bem-vindo.

event-signup = Leia o código e reserve lugar
logo-alt = Logotipo de { $organization-name }
partner-alt = Logotipo de { $partner-name }
partners-line = Junto com
event-strip = Precisa de ajuda agora?
