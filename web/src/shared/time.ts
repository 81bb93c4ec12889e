// How instants and dates are said: relative in running text, exact on hover. Instants are shown in
// the company's time zone, wherever the reader's machine stands.
let zone = 'Asia/Shanghai';

export function setTimeZone(name: string) {
  zone = name;
}

const parts = (at: Date) => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
};

export function dateOf(at: Date): string {
  const part = parts(at);
  return `${part.year}-${part.month}-${part.day}`;
}

export function exactTime(instant: string): string {
  const part = parts(new Date(instant));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second}`;
}

export function clockTime(instant: string): string {
  const part = parts(new Date(instant));
  return `${part.hour}:${part.minute}`;
}

const words = {
  zh: {
    now: '刚刚',
    minutes: (n: number) => `${n} 分钟前`,
    today: '今天',
    yesterday: '昨天',
  },
  en: {
    now: 'just now',
    minutes: (n: number) => `${n} min ago`,
    today: 'today',
    yesterday: 'yesterday',
  },
};

/** 刚刚, 12 分钟前, 今天 10:32, 昨天 18:05, 11-03 14:20, 2024-11-03 */
export function relativeTime(instant: string, now: Date, language: string): string {
  const say = language.startsWith('en') ? words.en : words.zh;
  const at = new Date(instant);
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes >= 0 && minutes < 1) return say.now;
  if (minutes >= 0 && minutes < 60) return say.minutes(minutes);
  const day = dateOf(at);
  if (day === dateOf(now)) return `${say.today} ${clockTime(instant)}`;
  if (day === dateOf(new Date(now.getTime() - 86_400_000)))
    return `${say.yesterday} ${clockTime(instant)}`;
  if (day.slice(0, 4) === dateOf(now).slice(0, 4)) return `${day.slice(5)} ${clockTime(instant)}`;
  return day;
}

/** 约 3 分 20 秒 as "3:20"; over an hour "1:05:00". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const pad = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = `${hours ? pad(minutes) : minutes}:${pad(whole % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
