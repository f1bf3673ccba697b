card-front-title = সবার জন্য তথ্য
card-front-line = কাছে রাখার মতো দরকারি নম্বর
card-title = { $hours ->
    [always] কথা বলার মতো কেউ আছেন, দিন হোক বা রাত
   *[limited] কথা বলার মতো কেউ আছেন
}
card-name-line = আপনার নাম বলার দরকার নেই।
card-emergency = <strong>এই মুহূর্তে বিপদে আছেন? { $emergency }</strong>
card-safety = নিরাপদ হলে তবেই এই কার্ডটি রাখুন। ভরসা করা যায় এমন ফোন ব্যবহার করুন।
