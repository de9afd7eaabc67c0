/** What the chat is to look like: the query of its address, then the account's settings, then these defaults. */
import { objectOf } from './text.js';

const DEFAULTS = {
  title: 'Welcome!',
  subtitle: 'Ask us anything in the chat below.',
  placeholder: 'Write a message…',
  emailPlaceholder: 'you@example.com',
  here: 'We are online right now.',
  away: 'We are away at the moment.',
};

const isSet = (value) => value === true || value === 1 || value === '1' || value === 'true';

/** @param query the members that the widget passes (contract Netia, section 7) */
export function appearance(query, settings = {}) {
  const account = settings.account ?? {};
  const isAway = isSet(query.isOutsideWorkingHours ?? account.is_outside_working_hours);
  const awayMessage = query.awayMessage || settings.away_message;
  const availability = isSet(query.showAgentAvailability) || isSet(settings.show_agent_availability);
  return {
    title: query.title || settings.title || DEFAULTS.title,
    company: query.companyName || account.company_name || query.title || settings.title || DEFAULTS.title,
    subtitle: query.subtitle || settings.subtitle || DEFAULTS.subtitle,
    color: query.primaryColor || settings.color,
    placeholder: query.newMessagePlaceholder || settings.new_message_placeholder || DEFAULTS.placeholder,
    emailPlaceholder: query.emailInputPlaceholder || settings.email_input_placeholder || DEFAULTS.emailPlaceholder,
    greeting: (isAway && awayMessage) || query.greeting || settings.greeting,
    needsEmail: isSet(query.requireEmailUpfront) || isSet(settings.require_email_upfront),
    here: availability && (query.agentAvailableText || settings.agent_available_text || DEFAULTS.here),
    away: availability && (query.agentUnavailableText || settings.agent_unavailable_text || DEFAULTS.away),
    closeable: isSet(query.closeable),
  };
}

/** What the desk is told of the visitor: what the host passed, else what this page knows. */
export function visitorOf(query) {
  if (query.metadata) {
    return objectOf(query.metadata);
  }
  return {
    host: location.host,
    pathname: location.pathname,
    current_url: location.href,
    browser_language: navigator.language,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    screen_height: screen.height,
    screen_width: screen.width,
    lib: 'web',
  };
}
