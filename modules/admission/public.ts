/** What this module’s own records are counted as: an application and its decision happened, and are not uncounted. */
export const admissionMeasures: readonly string[] = ['admission.applications', 'admission.decided']
