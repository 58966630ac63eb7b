// SPDX-License-Identifier: GPL-2.0-or-later
// writ-batch unit FOLDER RUN NUMBER..., writ-batch task FOLDER RUN INDEX: what engines start.
#include "batch/commands.h"
#include "batch/console.h"
#include "batch/units.h"

#include <fstream>
#include <memory>
#include <sstream>

namespace writ::batch {
namespace {

struct UnitOptions {
    std::string folder;
    std::string run;
    std::vector<std::uint64_t> numbers;
    std::uint64_t index = 0;
};

// Line `index` of the tasks holds the numbers of its units.
int run_task(const UnitOptions& options) {
    const RunFolder run(options.folder);
    std::ifstream lines(run.tasks());
    std::string line;
    for (std::uint64_t at = 0; std::getline(lines, line); ++at) {
        if (at == options.index) {
            std::istringstream cells(line);
            std::vector<std::uint64_t> numbers;
            for (std::uint64_t number = 0; cells >> number;) {
                numbers.push_back(number);
            }
            return run_units(run, options.run, numbers);
        }
    }
    return fail({run.tasks().string(), "has no task " + std::to_string(options.index), ""});
}

CLI::App* add_hidden(CLI::App& app, const char* name, UnitOptions& options) {
    CLI::App* command = app.add_subcommand(name, "");
    command->group("");
    command->add_option("FOLDER", options.folder)->required();
    command->add_option("RUN", options.run)->required();
    return command;
}

} // namespace

void add_unit_commands(CLI::App& app, int& status) {
    const auto options = std::make_shared<UnitOptions>();
    CLI::App* unit = add_hidden(app, "unit", *options);
    unit->add_option("NUMBER", options->numbers)->required();
    unit->callback([options, &status] {
        status = run_units(RunFolder(options->folder), options->run, options->numbers);
    });
    CLI::App* task = add_hidden(app, "task", *options);
    task->add_option("INDEX", options->index)->required();
    task->callback([options, &status] { status = run_task(*options); });
}

} // namespace writ::batch
