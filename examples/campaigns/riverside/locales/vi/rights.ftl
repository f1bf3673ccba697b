rights-title = Bạn có quyền của mình
rights-intro = Đây không bao giờ là lỗi của bạn. Có sự giúp đỡ cho bạn, dù có giấy tờ hay không.

rights-papers-title = Giấy tờ của bạn
rights-papers = Bạn có thể tự giữ hộ chiếu của mình. Nếu người khác đang giữ, hãy nói khi gọi.
rights-pay-title = Tiền lương của bạn
rights-pay = Bạn có thể yêu cầu được trả công cho việc mình làm. Hãy ghi lại ngày và giờ làm việc.
rights-doctor-title = Bác sĩ
rights-doctor = Bạn có thể xin gặp bác sĩ. Bạn có thể xin gặp riêng bác sĩ.
rights-lawyer-title = Luật sư
rights-lawyer = Bạn có thể xin gặp luật sư. Luật sư cho biết bạn có thể làm gì tại nơi bạn ở.
rights-interpreter-title = Ngôn ngữ của bạn
rights-interpreter = Bạn có thể xin người nói tiếng của bạn. Không cần người quen dịch cho bạn.
rights-help-title = Dù có giấy tờ hay không
rights-help = Dù giấy tờ của bạn thế nào đi nữa, bạn vẫn có thể xin giúp đỡ. Bạn tự quyết định bước tiếp theo.

rights-more = Đọc thêm về nơi bạn đang ở
