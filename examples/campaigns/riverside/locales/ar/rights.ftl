rights-title = لديك حقوق
rights-intro = الذنب ليس ذنبك أبدًا. هناك مساعدة لك، بأوراق أو بدون أوراق.

rights-papers-title = أوراقك
rights-papers = يمكنك الاحتفاظ بجواز سفرك بنفسك. إذا كان لدى شخص آخر، فيُرجى ذكر ذلك عند الاتصال.
rights-pay-title = أجرك
rights-pay = يمكنك طلب أجر عن عملك. يُرجى تدوين أيام عملك وساعاته.
rights-doctor-title = طبيب
rights-doctor = يمكنك طلب طبيب. يمكنك طلب رؤية الطبيب على انفراد.
rights-lawyer-title = محامٍ
rights-lawyer = يمكنك طلب محامٍ. يخبرك المحامي بما يمكنك فعله حيث أنت.
rights-interpreter-title = لغتك
rights-interpreter = يمكنك طلب شخص يتحدث لغتك. لا يلزم أن يترجم لك أحد معارفك.
rights-help-title = بأوراق أو بدون أوراق
rights-help = أيًّا كان وضع أوراقك، يمكنك طلب المساعدة. الخطوة التالية قرارك.

rights-more = لقراءة المزيد، حيث أنت
