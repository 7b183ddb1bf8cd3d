import { StandingPanel as StandingPanel_99eb3b986f4b75fa3b1dbf3a6371502a } from '../../admin/standing-panel.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeature as TableFeature_d2c05befa7d34b089df273eb798d739f } from '../../admin/table-feature.tsx'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BulletinRecording as BulletinRecording_c6859667a4254ca83f329ee0109cb868 } from '../../admin/bulletin-recording.tsx'
import { BulletinSpeech as BulletinSpeech_697ca1f6694b21328e30996283fbbc85 } from '../../admin/bulletin-speech.tsx'
import { BulletinBoards as BulletinBoards_a4831a423043278f89c9cd2a3c752665 } from '../../admin/bulletin-boards.tsx'
import { PreviewPanel as PreviewPanel_076d127dca8187a2ad4fd67920949de8 } from '../../admin/preview-panel.tsx'
import { PlacesPanel as PlacesPanel_d5e98f92105283383cbaedf3722fda8c } from '../../admin/places-panel.tsx'
import { UnitCell as UnitCell_90b53417c90093c9f5e4c45ee579452f } from '../../admin/unit-cell.tsx'
import { UnitChoice as UnitChoice_3c0ebe455c09e9482da57f346a0b4b68 } from '../../admin/unit-choice.tsx'
import { StageCell as StageCell_db4072e16e2916c2ea5bd5fd0a916e41 } from '../../admin/stage-cell.tsx'
import { WorkflowBar as WorkflowBar_52818036879e908d57b819bb64e06674 } from '../../admin/workflow-bar.tsx'
import { Nothing as Nothing_2278087745016cfe775996eff9c03c7f } from '../../admin/nothing.tsx'
import { FeedbackPanel as FeedbackPanel_80d9fac07b3809b3e1206007bb396a24 } from '../../admin/feedback-panel.tsx'
import { FeedbackStageCell as FeedbackStageCell_f86401d6e3e07eebba9e65a23fba62af } from '../../admin/feedback-cells.tsx'
import { FeedbackDueCell as FeedbackDueCell_f86401d6e3e07eebba9e65a23fba62af } from '../../admin/feedback-cells.tsx'
import { FeedbackCounts as FeedbackCounts_e33c47c77e862e85e3dfbee49e8ea74f } from '../../admin/feedback-counts.tsx'
import { FeedbackBar as FeedbackBar_df94a5f197d7914f3883f1f474c7242a } from '../../admin/feedback-bar.tsx'
import { PublicationPanel as PublicationPanel_2b178c0bc950d693c38e90693f3cda02 } from '../../admin/publication-panel.tsx'
import { PublicationCell as PublicationCell_e496c2e98604ece79a67cb34affcdf5c } from '../../admin/publication-cell.tsx'
import { EngagementRowLabel as EngagementRowLabel_bb024a9c9ceaa496e3b123fb187b4992 } from '../../admin/engagement-row-label.tsx'
import { ColourField as ColourField_c84b493ed019531320510df5d59e74e8 } from '../../admin/colour-field.tsx'
import { DevicePanel as DevicePanel_a5c74075f566eedbffd5f960f9288622 } from '../../admin/device-panel.tsx'
import { DeviceConcerns as DeviceConcerns_14b0816e5966ee6fbd55452c0863bc9b } from '../../admin/device-concerns.tsx'
import { DeviceStatusCell as DeviceStatusCell_e8d97c904aa3cfb4c8774b18c15ee561 } from '../../admin/device-cells.tsx'
import { BoardLoop as BoardLoop_d15ec8fd97284985a259a7ba3fd5a081 } from '../../admin/board-loop.tsx'
import { BoardPresetChoice as BoardPresetChoice_abfe5c75425b3ac22818d801b3a9de43 } from '../../admin/board-preset-choice.tsx'
import { RowSaid as RowSaid_4e4a842ffcc120e056a67c37ad7bd718 } from '../../admin/row-said.tsx'
import { ProgrammeRowLabel as ProgrammeRowLabel_64e17e847037014e5485245cbbf3e3b2 } from '../../admin/programme-row-label.tsx'
import { BulletinShownCell as BulletinShownCell_e8d97c904aa3cfb4c8774b18c15ee561 } from '../../admin/device-cells.tsx'
import { DeviceCounts as DeviceCounts_01a130e7bb449c458f0c1f2765990d13 } from '../../admin/device-counts.tsx'
import { RequisitionPanel as RequisitionPanel_30c7408149bd51fb59bc82144ab1b5ec } from '../../admin/requisition-panel.tsx'
import { RequisitionStateCell as RequisitionStateCell_30c7408149bd51fb59bc82144ab1b5ec } from '../../admin/requisition-panel.tsx'
import { SpeakerAnnouncements as SpeakerAnnouncements_7c536712d1963519923df36f631fa9c3 } from '../../admin/announcement-panel.tsx'
import { SpeakerWeek as SpeakerWeek_8d7b036220540a5799effb88e5c7441a } from '../../admin/speaker-week.tsx'
import { UnitAnnouncements as UnitAnnouncements_7c536712d1963519923df36f631fa9c3 } from '../../admin/announcement-panel.tsx'
import { StationReach as StationReach_b6077d56225b36b33908badb6d45e1ed } from '../../admin/station-reach.tsx'
import { StationReachCell as StationReachCell_b6077d56225b36b33908badb6d45e1ed } from '../../admin/station-reach.tsx'
import { BulletinLoggedCell as BulletinLoggedCell_e8d97c904aa3cfb4c8774b18c15ee561 } from '../../admin/device-cells.tsx'
import { LiveRecording as LiveRecording_6c1808203c7f2963be9926558672de53 } from '../../admin/live-recording.tsx'
import { FormerRowLabel as FormerRowLabel_0c6c76737d6c9b60badc9813a6bdec61 } from '../../admin/former-row-label.tsx'
import { Mark as Mark_577f495c847acba9a56186a175b447bc } from '../../admin/logo.tsx'
import { Logo as Logo_577f495c847acba9a56186a175b447bc } from '../../admin/logo.tsx'
import { SignInDemo as SignInDemo_c4f73e8e2a96e984f5309a0a265172ca } from '../../admin/sign-in-demo.tsx'
import { LiveLink as LiveLink_4bbee219f99087308013c514db8d29f5 } from '../../admin/live-link.tsx'
import { CoverageLink as CoverageLink_cd0f7a1f0537e753250d2306860c9661 } from '../../admin/coverage-link.tsx'
import { SignInWelcome as SignInWelcome_6188f2e25fda00eadcc5d74dfb390c80 } from '../../admin/sign-in-welcome.tsx'
import { Dashboard as Dashboard_b5a00acb862914f56d147819ebb5f286 } from '../../admin/dashboard.tsx'
import { Coverage as Coverage_3cf99faa99b3176c50346e185c5afc2c } from '../../admin/coverage.tsx'
import { Live as Live_0a8f42a579c2d6033d486e216d2e85f0 } from '../../admin/live.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/admin/standing-panel.tsx#StandingPanel": StandingPanel_99eb3b986f4b75fa3b1dbf3a6371502a,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/admin/table-feature.tsx#TableFeature": TableFeature_d2c05befa7d34b089df273eb798d739f,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/admin/bulletin-recording.tsx#BulletinRecording": BulletinRecording_c6859667a4254ca83f329ee0109cb868,
  "/admin/bulletin-speech.tsx#BulletinSpeech": BulletinSpeech_697ca1f6694b21328e30996283fbbc85,
  "/admin/bulletin-boards.tsx#BulletinBoards": BulletinBoards_a4831a423043278f89c9cd2a3c752665,
  "/admin/preview-panel.tsx#PreviewPanel": PreviewPanel_076d127dca8187a2ad4fd67920949de8,
  "/admin/places-panel.tsx#PlacesPanel": PlacesPanel_d5e98f92105283383cbaedf3722fda8c,
  "/admin/unit-cell.tsx#UnitCell": UnitCell_90b53417c90093c9f5e4c45ee579452f,
  "/admin/unit-choice.tsx#UnitChoice": UnitChoice_3c0ebe455c09e9482da57f346a0b4b68,
  "/admin/stage-cell.tsx#StageCell": StageCell_db4072e16e2916c2ea5bd5fd0a916e41,
  "/admin/workflow-bar.tsx#WorkflowBar": WorkflowBar_52818036879e908d57b819bb64e06674,
  "/admin/nothing.tsx#Nothing": Nothing_2278087745016cfe775996eff9c03c7f,
  "/admin/feedback-panel.tsx#FeedbackPanel": FeedbackPanel_80d9fac07b3809b3e1206007bb396a24,
  "/admin/feedback-cells.tsx#FeedbackStageCell": FeedbackStageCell_f86401d6e3e07eebba9e65a23fba62af,
  "/admin/feedback-cells.tsx#FeedbackDueCell": FeedbackDueCell_f86401d6e3e07eebba9e65a23fba62af,
  "/admin/feedback-counts.tsx#FeedbackCounts": FeedbackCounts_e33c47c77e862e85e3dfbee49e8ea74f,
  "/admin/feedback-bar.tsx#FeedbackBar": FeedbackBar_df94a5f197d7914f3883f1f474c7242a,
  "/admin/publication-panel.tsx#PublicationPanel": PublicationPanel_2b178c0bc950d693c38e90693f3cda02,
  "/admin/publication-cell.tsx#PublicationCell": PublicationCell_e496c2e98604ece79a67cb34affcdf5c,
  "/admin/engagement-row-label.tsx#EngagementRowLabel": EngagementRowLabel_bb024a9c9ceaa496e3b123fb187b4992,
  "/admin/colour-field.tsx#ColourField": ColourField_c84b493ed019531320510df5d59e74e8,
  "/admin/device-panel.tsx#DevicePanel": DevicePanel_a5c74075f566eedbffd5f960f9288622,
  "/admin/device-concerns.tsx#DeviceConcerns": DeviceConcerns_14b0816e5966ee6fbd55452c0863bc9b,
  "/admin/device-cells.tsx#DeviceStatusCell": DeviceStatusCell_e8d97c904aa3cfb4c8774b18c15ee561,
  "/admin/board-loop.tsx#BoardLoop": BoardLoop_d15ec8fd97284985a259a7ba3fd5a081,
  "/admin/board-preset-choice.tsx#BoardPresetChoice": BoardPresetChoice_abfe5c75425b3ac22818d801b3a9de43,
  "/admin/row-said.tsx#RowSaid": RowSaid_4e4a842ffcc120e056a67c37ad7bd718,
  "/admin/programme-row-label.tsx#ProgrammeRowLabel": ProgrammeRowLabel_64e17e847037014e5485245cbbf3e3b2,
  "/admin/device-cells.tsx#BulletinShownCell": BulletinShownCell_e8d97c904aa3cfb4c8774b18c15ee561,
  "/admin/device-counts.tsx#DeviceCounts": DeviceCounts_01a130e7bb449c458f0c1f2765990d13,
  "/admin/requisition-panel.tsx#RequisitionPanel": RequisitionPanel_30c7408149bd51fb59bc82144ab1b5ec,
  "/admin/requisition-panel.tsx#RequisitionStateCell": RequisitionStateCell_30c7408149bd51fb59bc82144ab1b5ec,
  "/admin/announcement-panel.tsx#SpeakerAnnouncements": SpeakerAnnouncements_7c536712d1963519923df36f631fa9c3,
  "/admin/speaker-week.tsx#SpeakerWeek": SpeakerWeek_8d7b036220540a5799effb88e5c7441a,
  "/admin/announcement-panel.tsx#UnitAnnouncements": UnitAnnouncements_7c536712d1963519923df36f631fa9c3,
  "/admin/station-reach.tsx#StationReach": StationReach_b6077d56225b36b33908badb6d45e1ed,
  "/admin/station-reach.tsx#StationReachCell": StationReachCell_b6077d56225b36b33908badb6d45e1ed,
  "/admin/device-cells.tsx#BulletinLoggedCell": BulletinLoggedCell_e8d97c904aa3cfb4c8774b18c15ee561,
  "/admin/live-recording.tsx#LiveRecording": LiveRecording_6c1808203c7f2963be9926558672de53,
  "/admin/former-row-label.tsx#FormerRowLabel": FormerRowLabel_0c6c76737d6c9b60badc9813a6bdec61,
  "/admin/logo.tsx#Mark": Mark_577f495c847acba9a56186a175b447bc,
  "/admin/logo.tsx#Logo": Logo_577f495c847acba9a56186a175b447bc,
  "/admin/sign-in-demo.tsx#SignInDemo": SignInDemo_c4f73e8e2a96e984f5309a0a265172ca,
  "/admin/live-link.tsx#LiveLink": LiveLink_4bbee219f99087308013c514db8d29f5,
  "/admin/coverage-link.tsx#CoverageLink": CoverageLink_cd0f7a1f0537e753250d2306860c9661,
  "/admin/sign-in-welcome.tsx#SignInWelcome": SignInWelcome_6188f2e25fda00eadcc5d74dfb390c80,
  "/admin/dashboard.tsx#Dashboard": Dashboard_b5a00acb862914f56d147819ebb5f286,
  "/admin/coverage.tsx#Coverage": Coverage_3cf99faa99b3176c50346e185c5afc2c,
  "/admin/live.tsx#Live": Live_0a8f42a579c2d6033d486e216d2e85f0,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
