/* The reference for posting: THREADS connections that each insert rows one per commit through
   SQLite's own C API at synchronous=FULL. Prints rows per second.

   usage: insert DATABASE THREADS SECONDS */
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char *path;
static double until;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static sqlite3 *open_database(void) {
    sqlite3 *db;
    if (sqlite3_open(path, &db) != SQLITE_OK) exit(1);
    sqlite3_busy_timeout(db, 60000);
    if (sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", 0, 0, 0) != SQLITE_OK) exit(1);
    return db;
}

static void *insert_rows(void *count) {
    sqlite3 *db = open_database();
    sqlite3_stmt *statement;
    char body[401];
    for (int i = 0; i < 400; i++) body[i] = 'a' + i % 26;
    body[400] = 0;
    if (sqlite3_prepare_v2(db, "INSERT INTO comments (body, at) VALUES (?1, ?2)", -1, &statement, 0) != SQLITE_OK) exit(1);
    while (now() < until) {
        sqlite3_bind_text(statement, 1, body, -1, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 2, *(long *)count);
        if (sqlite3_step(statement) != SQLITE_DONE) exit(1);
        sqlite3_reset(statement);
        ++*(long *)count;
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    path = argv[1];
    int threads = atoi(argv[2]);
    double seconds = atof(argv[3]);
    sqlite3 *db = open_database();
    if (sqlite3_exec(db, "CREATE TABLE comments (id INTEGER PRIMARY KEY, body TEXT, at INTEGER)", 0, 0, 0) != SQLITE_OK) return 1;
    pthread_t *thread = calloc(threads, sizeof *thread);
    long *count = calloc(threads, sizeof *count);
    double started = now();
    until = started + seconds;
    for (int i = 0; i < threads; i++) pthread_create(&thread[i], 0, insert_rows, &count[i]);
    long total = 0;
    for (int i = 0; i < threads; i++) {
        pthread_join(thread[i], 0);
        total += count[i];
    }
    printf("%.0f\n", total / (now() - started));
    sqlite3_close(db);
    return 0;
}
