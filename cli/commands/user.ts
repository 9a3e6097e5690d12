import { randomBytes } from 'node:crypto';

import { CasemindError, key, provinceAccepted, provinceCodeOf, usernameSchema, visibleText } from '#engine';
import { type Role, type User, type UserChanges, roles } from '#store';

import type { CommandContext } from '../context.ts';
import { withStore } from '../with-store.ts';

/** Adds a user with a password made here and shown once, or without one for a user who logs in at the identity provider. */
export async function addUser(context: CommandContext, username: string, options: { role: string; provinces?: string; subject?: string; password: boolean }): Promise<void> {
  if (!usernameSchema.safeParse(username).success) throw new CasemindError('USAGE_INVALID', { field: 'NAME', value: visibleText(username, 100), accepted: '1 to 100 letters without accents, digits, and . _ @ -' });
  const role = roleNamed(options.role);
  const provinces = provincesNamed(options.provinces ?? 'all');
  const subject = options.subject === undefined ? null : subjectGiven('--subject', options.subject);
  if (!options.password) {
    const user = await withStore(context, (store) => store.users.create({ username, role, provinces, subject }));
    context.terminal.answer(`user ${describe(user)}${subject === null ? `; next: casemind user link ${username} SUBJECT` : ', who logs in at the identity provider'}`, { ...shown(user) });
    return;
  }
  const password = randomBytes(15).toString('base64url');
  const user = await withStore(context, (store) => store.users.create({ username, password, role, provinces, subject }));
  context.terminal.answer(`user ${describe(user)}, password ${password}\nit is shown once and stored nowhere`, { ...shown(user), password });
}

export async function listUsers(context: CommandContext): Promise<void> {
  const users = await withStore(context, (store) => store.users.list());
  context.terminal.answer(users.map(describe).join('\n') || 'no users yet; next: casemind user add NAME --role auditor', { users: users.map(shown) });
}

export function disableUser(context: CommandContext, username: string): Promise<void> {
  return change(context, username, { isDisabled: true });
}

export function enableUser(context: CommandContext, username: string): Promise<void> {
  return change(context, username, { isDisabled: false });
}

/** Links a user to the identity provider: who brings a token of this subject is this user. */
export function linkUser(context: CommandContext, username: string, given: string): Promise<void> {
  return change(context, username, { subject: subjectGiven('SUBJECT', given) });
}

export function unlinkUser(context: CommandContext, username: string): Promise<void> {
  return change(context, username, { subject: null });
}

/** @param given provinces by BPS code or name with commas between, or `all`. */
export function scopeUser(context: CommandContext, username: string, given: string): Promise<void> {
  return change(context, username, { provinces: provincesNamed(given) });
}

export function changeRole(context: CommandContext, username: string, given: string): Promise<void> {
  return change(context, username, { role: roleNamed(given) });
}

/** Gives a user a new password, shown once. */
export async function resetPassword(context: CommandContext, username: string): Promise<void> {
  const password = randomBytes(15).toString('base64url');
  const user = await update(context, username, { password });
  context.terminal.answer(`user ${describe(user)}, password ${password}\nit is shown once and stored nowhere`, { ...shown(user), password });
}

/** An access token of a user, for a program or for trying the API by hand; it ends as those of a login do. */
export async function tokenOfUser(context: CommandContext, username: string): Promise<void> {
  const { config, now, terminal } = context;
  const user = await withStore(context, (store) => store.users.findByName(username));
  if (!user || user.disabledAt !== null) throw new CasemindError('USER_MISSING', { username });
  const { createAccessTokens } = await import('#api');
  const { id: sub, username: name, role, tokenVersion: ver } = user;
  const signed = await createAccessTokens({ config, clock: now }).sign({ sub, name, role, ver });
  terminal.answer(signed.token, { access_token: signed.token, token_type: 'Bearer', expires_in: signed.expiresIn, role });
}

async function change(context: CommandContext, username: string, changes: UserChanges): Promise<void> {
  const user = await update(context, username, changes);
  context.terminal.answer(`user ${describe(user)}; tokens given out so far are no longer valid`, { ...shown(user) });
}

function update(context: CommandContext, username: string, changes: UserChanges): Promise<User> {
  return withStore(context, async (store) => {
    const user = await store.users.update(username, changes);
    if (!user) throw new CasemindError('USER_MISSING', { username });
    await store.refreshTokens.revokeAllOf(user.id);
    return user;
  });
}

function roleNamed(given: string): Role {
  const role = roles.find((known) => known === given);
  if (!role) throw new CasemindError('USAGE_INVALID', { field: '--role', value: given, accepted: roles.join(', ') });
  return role;
}

function provincesNamed(given: string): readonly string[] | null {
  if (given === 'all') return null;
  const codes = given.split(',').map((name) => {
    const code = provinceCodeOf(name);
    if (code === undefined) throw new CasemindError('USAGE_INVALID', { field: 'provinces', value: visibleText(name, 100), accepted: `${provinceAccepted.en}; several with commas between; or all` });
    return code;
  });
  return [...new Set(codes)].toSorted();
}

function subjectGiven(field: string, given: string): string {
  const { data } = key({ max: 255 }).safeParse(given);
  if (data === undefined) throw new CasemindError('USAGE_INVALID', { field, value: visibleText(given, 100), accepted: 'the `sub` of the user at the identity provider: 1 to 255 printable ASCII characters without spaces' });
  return data;
}

function shown({ username, role, provinces, subject, disabledAt }: User) {
  return { username, role, provinces, subject, disabled_at: disabledAt };
}

function describe({ username, role, provinces, subject, disabledAt }: User): string {
  return `${username.padEnd(20)} ${role.padEnd(8)} ${provinces?.join(',') ?? 'all provinces'}${subject === null ? '' : ` as ${subject}`}${disabledAt ? ` disabled ${disabledAt}` : ''}`;
}
