import type { BulletinSection } from '@nguon/content-model/site-section';

/** What each section of bulletins is for, and what it says while it has none. */
export const sectionWords: Readonly<
  Record<BulletinSection, { readonly lead: string; readonly empty: string }>
> = {
  essential: {
    lead: 'Những điều người dân cần biết để sinh hoạt, sản xuất, phòng tránh thiên tai, dịch bệnh.',
    empty:
      'Hiện chưa có thông tin thiết yếu nào. Thông tin mới của địa phương và của cấp trên sẽ có tại đây ngay khi được duyệt.',
  },
  news: {
    lead: 'Tin và sự kiện ở địa phương.',
    empty: 'Hiện chưa có tin nào. Tin về hoạt động và sự kiện ở địa phương sẽ được đăng tại đây.',
  },
  notices: {
    lead: 'Thông báo của chính quyền địa phương.',
    empty: 'Hiện chưa có thông báo nào. Thông báo của chính quyền địa phương sẽ được đăng tại đây.',
  },
  direction: {
    lead: 'Ý kiến chỉ đạo, điều hành và lịch công tác của lãnh đạo.',
    empty: 'Hiện chưa có bài chỉ đạo, điều hành nào. Ý kiến chỉ đạo của lãnh đạo sẽ được đăng tại đây.',
  },
  disclosure: {
    lead: 'Ngân sách, dự án, đất đai, các khoản đóng góp và những việc phải công khai để dân biết.',
    empty:
      'Hiện chưa có nội dung công khai nào. Dự toán, quyết toán ngân sách, dự án đầu tư và những việc phải công khai để dân biết sẽ được đăng tại đây.',
  },
  consultations: {
    lead: 'Dự thảo đang lấy ý kiến người dân, và kết quả của những lần lấy ý kiến đã xong.',
    empty: 'Hiện không có dự thảo nào đang lấy ý kiến. Khi có, dự thảo và hạn góp ý sẽ được đăng tại đây.',
  },
};
