import type { CollectionAdminOptions, Config, UIField } from 'payload';
import type { RowSaidProps } from './row-said.tsx';

/** Where our own components stand in Payload's screens. Named as text, because the configuration is read without React. */
export const screens = {
  theme: 'light',
  dateFormat: 'HH:mm dd/MM/yyyy',
  avatar: 'default',
  meta: {
    titleSuffix: ' · Nguồn',
    icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/nguon.svg' }],
  },
  components: {
    graphics: { Logo: '/admin/logo.tsx#Logo', Icon: '/admin/logo.tsx#Mark' },
    beforeLogin: ['/admin/sign-in-welcome.tsx#SignInWelcome'],
    afterLogin: ['/admin/sign-in-demo.tsx#SignInDemo'],
    afterNavLinks: ['/admin/live-link.tsx#LiveLink', '/admin/coverage-link.tsx#CoverageLink'],
    views: {
      dashboard: { Component: '/admin/dashboard.tsx#Dashboard' },
      coverage: { Component: '/admin/coverage.tsx#Coverage', path: '/coverage' },
      live: { Component: '/admin/live.tsx#Live', path: '/live' },
    },
  },
} satisfies Config['admin'];

const nothing = '/admin/nothing.tsx#Nothing';

/** A bulletin becomes public by the steps of its workflow; Payload's own ways to publish are taken away. */
export const workflowControls = {
  edit: {
    beforeDocumentControls: ['/admin/workflow-bar.tsx#WorkflowBar'],
    PublishButton: nothing,
    UnpublishButton: nothing,
    Status: nothing,
  },
} satisfies CollectionAdminOptions['components'];

/** A person's reading of a bulletin: recorded, uploaded, heard, confirmed. */
export const bulletinRecording = '/admin/bulletin-recording.tsx#BulletinRecording';

export const unitChoice = '/admin/unit-choice.tsx#UnitChoice';

export const unitCell = '/admin/unit-cell.tsx#UnitCell';

export const stageCell = '/admin/stage-cell.tsx#StageCell';

export const formerRowLabel = '/admin/former-row-label.tsx#FormerRowLabel';

/** Where a bulletin stands, above its fields. */
export const standingPanel: UIField = {
  name: 'standing',
  type: 'ui',
  admin: { components: { Field: '/admin/standing-panel.tsx#StandingPanel' }, disableListColumn: true },
};

/** Feedback is worked on by steps; what saving does is said beside them. */
export const feedbackControls = {
  beforeListTable: ['/admin/feedback-counts.tsx#FeedbackCounts'],
  edit: { beforeDocumentControls: ['/admin/feedback-bar.tsx#FeedbackBar'] },
} satisfies CollectionAdminOptions['components'];

export const feedbackStageCell = '/admin/feedback-cells.tsx#FeedbackStageCell';

export const feedbackDueCell = '/admin/feedback-cells.tsx#FeedbackDueCell';

/** What a resident said, and where it stands, above the answer. */
export const feedbackPanel: UIField = {
  name: 'standing',
  type: 'ui',
  admin: { components: { Field: '/admin/feedback-panel.tsx#FeedbackPanel' }, disableListColumn: true },
};

/** Is it public, and who makes it so: above the fields of standing content. */
export const publicationPanel: UIField = {
  name: 'publication',
  type: 'ui',
  admin: { components: { Field: '/admin/publication-panel.tsx#PublicationPanel' }, disableListColumn: true },
};

/** Standing content waits for its approver; restoring and publishing go by the same door. */
export const standingControls = {
  edit: { Status: nothing },
} satisfies CollectionAdminOptions['components'];

export const publicationCell = '/admin/publication-cell.tsx#PublicationCell';

export const engagementRowLabel = '/admin/engagement-row-label.tsx#EngagementRowLabel';

export const programmeRowLabel = '/admin/programme-row-label.tsx#ProgrammeRowLabel';

/** A row's label: what its fields hold. */
export function rowSaid(said: RowSaidProps): { readonly path: string; readonly clientProps: RowSaidProps } {
  return { path: '/admin/row-said.tsx#RowSaid', clientProps: said };
}

/** The label of a part of the day: `05:00–22:00`. */
export const dayPartLabel = rowSaid({ fields: ['from', 'to'], between: '–' });

/** The editor's tables, in the reader's language. */
export const tableFeature = '/admin/table-feature.tsx#TableFeature';

export const colourField = '/admin/colour-field.tsx#ColourField';

/** Where a public bulletin is, beside its fields. */
export const placesPanel: UIField = {
  name: 'places',
  type: 'ui',
  admin: {
    position: 'sidebar',
    components: { Field: '/admin/places-panel.tsx#PlacesPanel' },
    disableListColumn: true,
  },
};

/** The way to the page as it would be if what is saved were public, beside the fields. */
export const previewPanel: UIField = {
  name: 'preview',
  type: 'ui',
  admin: {
    position: 'sidebar',
    components: { Field: '/admin/preview-panel.tsx#PreviewPanel' },
    disableListColumn: true,
  },
};

/** The device of a board or speaker, above its fields. */
export const devicePanel: UIField = {
  name: 'device',
  type: 'ui',
  admin: { components: { Field: '/admin/device-panel.tsx#DevicePanel' }, disableListColumn: true },
};

/** The common makes of boards, above the numbers they fill in. */
export const boardPresetChoice: UIField = {
  name: 'preset',
  type: 'ui',
  admin: {
    components: { Field: '/admin/board-preset-choice.tsx#BoardPresetChoice' },
    disableListColumn: true,
  },
};

/** What the register has to say of a device, as its form is filled in. */
export const deviceConcerns: UIField = {
  name: 'concerns',
  type: 'ui',
  admin: { components: { Field: '/admin/device-concerns.tsx#DeviceConcerns' }, disableListColumn: true },
};

/** How a board or speaker is doing, in the list. */
export const deviceStatus: UIField = {
  name: 'status',
  type: 'ui',
  label: { vi: 'Tình hình', en: 'Status' },
  admin: { components: { Field: nothing, Cell: '/admin/device-cells.tsx#DeviceStatusCell' } },
};

export const bulletinShownCell = '/admin/device-cells.tsx#BulletinShownCell';
export const bulletinLoggedCell = '/admin/device-cells.tsx#BulletinLoggedCell';

export const deviceCounts = '/admin/device-counts.tsx#DeviceCounts';

/** The loop of a board at an instant, below how its device is doing. */
export const boardLoop: UIField = {
  name: 'loop',
  type: 'ui',
  admin: { components: { Field: '/admin/board-loop.tsx#BoardLoop' }, disableListColumn: true },
};

/** A bulletin on boards: its frames, and where it was shown. */
export const bulletinBoards: UIField = {
  name: 'onBoards',
  type: 'ui',
  admin: { components: { Field: '/admin/bulletin-boards.tsx#BulletinBoards' }, disableListColumn: true },
};

/** What is kept ready for a cluster, on its page and above the list. */
export const speakerAnnouncements: UIField = {
  name: 'ready',
  type: 'ui',
  admin: {
    components: { Field: '/admin/announcement-panel.tsx#SpeakerAnnouncements' },
    disableListColumn: true,
  },
};

export const unitAnnouncements = '/admin/announcement-panel.tsx#UnitAnnouncements';

/** When a cluster plays what, week by week. */
export const speakerWeek: UIField = {
  name: 'week',
  type: 'ui',
  admin: { components: { Field: '/admin/speaker-week.tsx#SpeakerWeek' }, disableListColumn: true },
};

/** A bulletin on loudspeakers: what they will say. */
export const bulletinSpeech: UIField = {
  name: 'onSpeakers',
  type: 'ui',
  admin: { components: { Field: '/admin/bulletin-speech.tsx#BulletinSpeech' }, disableListColumn: true },
};

/** Where an order stands, above its fields and in the list. */
export const requisitionPanel: UIField = {
  name: 'standing',
  type: 'ui',
  label: { vi: 'Tình trạng', en: 'State' },
  admin: {
    components: {
      Field: '/admin/requisition-panel.tsx#RequisitionPanel',
      Cell: '/admin/requisition-panel.tsx#RequisitionStateCell',
    },
  },
};

/** Whom a station's clusters reach, above its fields and in the list. */
export const stationReach: UIField = {
  name: 'reach',
  type: 'ui',
  label: { vi: 'Phủ sóng', en: 'Reach' },
  admin: {
    components: {
      Field: '/admin/station-reach.tsx#StationReach',
      Cell: '/admin/station-reach.tsx#StationReachCell',
    },
  },
};

/** What was said live, to be heard. */
export const liveRecording: UIField = {
  name: 'recording',
  type: 'ui',
  admin: { components: { Field: '/admin/live-recording.tsx#LiveRecording' }, disableListColumn: true },
};
