package dev.accord.local.trial.withdrawal;

/** The JSON object around a position in a text, found by its braces. */
record Item(String text, int begin, int end) {

    static Item around(String text, int position) {
        int begin = position;
        for (int depth = 0; begin >= 0; begin--) {
            char here = text.charAt(begin);
            depth += here == '}' ? 1 : here == '{' ? -1 : 0;
            if (depth < 0) {
                break;
            }
        }
        int end = position;
        for (int depth = 0; end < text.length(); end++) {
            char here = text.charAt(end);
            depth += here == '{' ? 1 : here == '}' ? -1 : 0;
            if (depth < 0) {
                break;
            }
        }
        return new Item(text, Math.max(begin, 0), Math.min(end + 1, text.length()));
    }

    /** Whether it gives something away: the notice that a subject was withheld names her, but carries nothing of her. */
    boolean carriesData() {
        String object = text.substring(begin, end);
        return object.contains("\"values\"") || object.contains("\"sealed\"");
    }
}
