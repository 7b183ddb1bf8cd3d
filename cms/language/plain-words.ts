/** Payload's Vietnamese where it leaves English words or says what no official would. */
export const plainWords = {
  error: {
    followingFieldsInvalid_one: 'Mục sau chưa đúng:',
    followingFieldsInvalid_other: 'Các mục sau chưa đúng:',
  },
  fields: {
    collapseAll: 'Gập hết',
    showAll: 'Mở hết',
  },
  general: {
    noResultsDescription: 'Chưa có mục nào, hoặc không mục nào khớp với ô tìm và bộ lọc.',
    noResultsFound: 'Chưa có gì ở đây.',
    searchBy: 'Tìm theo {{label}}',
  },
  version: {
    aboutToUnpublish: 'Nội dung này sẽ không còn trên trang. Bản nháp vẫn được giữ. Gỡ khỏi trang?',
    confirmUnpublish: 'Gỡ khỏi trang',
    draft: 'Chờ người duyệt công bố',
    draftSavedSuccessfully: 'Đã lưu bản nháp.',
    publish: 'Công bố',
    publishChanges: 'Công bố',
    published: 'Đang công bố',
    publishing: 'Đang công bố…',
    restoreAsDraft: 'Khôi phục thành bản nháp',
    unpublish: 'Gỡ khỏi trang',
    unpublished: 'Đã gỡ khỏi trang',
    unpublishedSuccessfully: 'Đã gỡ khỏi trang.',
    unpublishing: 'Đang gỡ khỏi trang…',
  },
};
