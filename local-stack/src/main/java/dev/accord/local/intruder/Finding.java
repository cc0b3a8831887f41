package dev.accord.local.intruder;

/**
 * Something that is not as the table says.
 *
 * @param where the operation
 * @param what what was expected and what came
 */
public record Finding(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
