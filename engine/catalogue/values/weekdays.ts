import type { FieldValue } from '../field.ts';
import { labelled } from './define.ts';

const weekend = ['weekend', 'weekends', 'akhir pekan', 'akhir minggu', 'sabtu minggu', 'hari sabtu minggu', 'hari sabtu dan minggu', 'hari sabtu atau minggu', 'sabtu dan minggu', 'sabtu atau minggu', 'week-end', 'weekend days', 'sabtu ahad', 'saturday or sunday', 'saturday and sunday'] as const;
const workingDays = ['hari kerja', 'weekdays', 'weekday', 'working day', 'working days', 'senin sampai jumat', 'senin hingga jumat', 'senin-jumat', 'senin s/d jumat', 'monday to friday', 'monday-friday', 'monday through friday', 'mon-fri', 'week days'] as const;

/** Days of the week from Monday on, as `isodow` counts them; `minggu` alone is a week. */
export const weekdays: readonly FieldValue[] = [
  labelled('Senin', 'Hari Senin', 'Monday', 'senin', 'mondays', ...workingDays),
  labelled('Selasa', 'Hari Selasa', 'Tuesday', 'selasa', 'tuesdays', ...workingDays),
  labelled('Rabu', 'Hari Rabu', 'Wednesday', 'rabu', 'wednesdays', ...workingDays),
  labelled('Kamis', 'Hari Kamis', 'Thursday', 'kamis', 'thursdays', ...workingDays),
  labelled('Jumat', 'Hari Jumat', 'Friday', 'jumat', "jum'at", 'fridays', ...workingDays),
  labelled('Sabtu', 'Hari Sabtu', 'Saturday', 'sabtu', 'saturdays', ...weekend),
  labelled('Ahad', 'Hari Minggu', 'Sunday', 'ahad', 'sundays', ...weekend),
];
