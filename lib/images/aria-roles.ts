/** The roles of WAI-ARIA 1.3, without the abstract ones, and of the Graphics Module; DPUB's begin with "doc-". */
const NAMES = `alert alertdialog application article banner blockquote button caption cell checkbox code columnheader
  combobox comment complementary contentinfo definition deletion dialog directory document emphasis feed figure form
  generic grid gridcell group heading image img insertion link list listbox listitem log main mark marquee math menu
  menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar
  radio radiogroup region row rowgroup rowheader scrollbar search searchbox sectionfooter sectionheader separator slider
  spinbutton status strong subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer
  toolbar tooltip tree treegrid treeitem graphics-document graphics-object graphics-symbol`;
const ROLES = new Set(NAMES.split(/\s+/));

export const isAriaRole = (token: string) => ROLES.has(token) || token.startsWith('doc-');
