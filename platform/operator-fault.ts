/**
 * A fault of the surroundings, not of the program: its message is one line that tells the operator what to do,
 * and is shown without a stack. It never holds a password.
 */
export class OperatorFault extends Error {}
