/** Goes on at once with what is at hand: a promise for each of a hundred nodes costs more than all that is done with them. */
export function andThen<T, U>(value: T | Promise<T>, goOn: (value: T) => U): U | Promise<U> {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}
