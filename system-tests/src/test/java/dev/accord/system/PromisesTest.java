package dev.accord.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.accord.local.checkout.RepositoryRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of promises is true: each row names code and a test, and all of it is there. */
class PromisesTest {
    private static final Pattern ROW = Pattern.compile("\\| [A-Z]\\d+ \\|.*");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z0-9_./-]+)`");
    private static final int CODE = 3;
    private static final int TEST = 4;

    @ParameterizedTest
    @MethodSource("rows")
    void namesCodeAndTestThatAreThere(String row) {
        String[] cells = row.split("\\|");

        assertThat(cells).hasSize(5);
        assertThat(List.of(CODE, TEST))
                .allSatisfy(cell -> assertThat(paths(cells[cell]))
                        .isNotEmpty()
                        .allSatisfy(path -> assertThat(path).isRegularFile()));
    }

    static List<String> rows() throws IOException {
        try (Stream<String> lines =
                Files.lines(RepositoryRoot.find().resolve("docs").resolve("promises.md"))) {
            return lines.filter(ROW.asMatchPredicate()).toList();
        }
    }

    private static List<Path> paths(String cell) {
        return NAMED.matcher(cell)
                .results()
                .map((MatchResult named) -> RepositoryRoot.find().resolve(named.group(1)))
                .toList();
    }
}
