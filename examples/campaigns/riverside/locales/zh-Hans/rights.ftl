rights-title = 您有自己的权利
rights-intro = 这从来不是您的错。不管有没有证件，您都可以得到帮助。

rights-papers-title = 您的证件
rights-papers = 您可以自己保管护照。如果在别人手里，打电话时请说出来。
rights-pay-title = 您的工资
rights-pay = 您可以要求得到工作报酬。请记下工作的日期和工时。
rights-doctor-title = 医生
rights-doctor = 您可以要求看医生。您可以要求单独见医生。
rights-lawyer-title = 律师
rights-lawyer = 您可以要求见律师。律师会告诉您，在您所在的地方可以做什么。
rights-interpreter-title = 您的语言
rights-interpreter = 您可以要求找会说您的语言的人。不必由您认识的人替您翻译。
rights-help-title = 不管有没有证件
rights-help = 不管您的证件是什么情况，您都可以求助。接下来怎么做，由您决定。

rights-more = 了解您所在地的更多信息
