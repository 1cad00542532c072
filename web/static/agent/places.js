/** About the middle of each of the city's districts, by its code in the directory: degrees of WGS 84. */
export const districts = {
  440103: [23.1259, 113.2442],
  440104: [23.129, 113.2668],
  440105: [23.0838, 113.3172],
  440106: [23.1246, 113.3612],
  440111: [23.1573, 113.2733],
  440112: [23.1814, 113.4806],
  440113: [22.9376, 113.3842],
  440114: [23.4036, 113.2202],
  440115: [22.8016, 113.5253],
  440117: [23.5483, 113.5866],
  440118: [23.261, 113.811],
};

const NUMBER = /[-−]?\d+(?:[.]\d+)?/g;

/** Degrees as people copy them from a map: `23.1246, 113.3612`, latitude first. Null where it is none on earth. */
export function readDegrees(text) {
  const [latitude, longitude, more] = (text.replaceAll("−", "-").match(NUMBER) ?? []).map(Number);
  if (more !== undefined || longitude === undefined) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
