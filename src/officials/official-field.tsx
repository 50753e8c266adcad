import type { FieldProps } from '../web/field.tsx';
import { OfficialPicker, type Option, Picker } from '../web/picker.tsx';
import { read } from '../web/read.ts';
import { lang } from '../web/text.ts';
import { postInBody } from './official.names.ts';
import type { Official } from './official.ts';

/** What pickers of officials and of bodies ask the server. */
export const officialOptions = (asked: string) =>
  read<Option[]>(`officials/options?q=${encodeURIComponent(asked)}`);
export const bodyOptions = (asked: string) => read<Option[]>(`bodies/options?q=${encodeURIComponent(asked)}`);

/** An official as those pickers show one: with the first post, else the title in lists. */
export const officialOption = ({ id, name, posts: [post], postTitle }: Official): Option => ({
  ...{ id, name, under: post ? postInBody(post)[lang()] : postTitle },
});

type Props = FieldProps & { value?: Option; onPick?: (option: Option | null) => void };

/** `<OfficialField name="officialId" label="Cán bộ" />`: one official found by typing, the post shown beside the name. */
export const OfficialField = (p: Props) => <OfficialPicker {...p} options={officialOptions} />;

/** `<BodyField name="bodyId" label="Cơ quan ban hành" />`: one body found by typing, its unit shown beside the name. */
export const BodyField = (p: Props) => <Picker {...p} icon="people" options={bodyOptions} />;
