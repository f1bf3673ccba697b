flyer-take = خذ الرقم. اتصل عندما يكون ذلك آمنًا.
tab-text = رسالة نصية: { $text-number }
