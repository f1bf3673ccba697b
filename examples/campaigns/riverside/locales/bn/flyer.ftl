flyer-take = একটি নম্বর নিন। নিরাপদ সময়ে ফোন করুন।
tab-text = এসএমএস: { $text-number }
