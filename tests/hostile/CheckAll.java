// EPUBCheck over every EPUB under a folder: a virtual machine takes as long to start as a book to check.
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class CheckAll {
    public static void main(String[] arguments) throws IOException {
        List<File> books;
        try (Stream<Path> found = Files.walk(Path.of(arguments[0]))) {
            books = found.filter(path -> path.toString().endsWith(".epub")).sorted().map(Path::toFile).collect(Collectors.toList());
        }
        int faults = books.isEmpty() ? 1 : 0;
        for (File book : books) {
            DefaultReportImpl report = new DefaultReportImpl(book.getPath());
            new EpubCheck(book, report).check();
            if (report.getFatalErrorCount() + report.getErrorCount() + report.getWarningCount() > 0) faults++;
        }
        System.out.println(books.size() + " books, " + faults + " with messages");
        System.exit(faults == 0 ? 0 : 1);
    }
}
